// The routes: public pages in their own frame, all others behind sign-in and inside the desks' frame.
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useSession } from '../session.tsx';
import { Loading } from '../ui/Loading.tsx';
import { NotFound } from './NotFound.tsx';
import { BrokenPage } from './BrokenPage.tsx';
import { Frame } from './Frame.tsx';
import { PublicFrame } from './PublicFrame.tsx';
import { pages } from './pages.ts';

const passwordPage = '/account/password';
const routes = pages.map((entry) => ({ ...entry, Page: lazy(entry.load) }));

export function Pages() {
  return (
    <Routes>
      <Route element={<PublicFrame />}>
        {routes
          .filter((entry) => entry.isPublic === true)
          .map(({ path, Page }) => (
            <Route key={path} path={path} element={<Shown page={<Page />} />} />
          ))}
      </Route>
      <Route element={<SignedIn frame={<Frame />} />}>
        {routes
          .filter((entry) => entry.isPublic !== true)
          .map(({ path, Page }) => (
            <Route key={path} path={path} element={<Shown page={<Page />} />} />
          ))}
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}

/** A page that breaks breaks alone, and gets a fresh start at the next address. */
function Shown({ page }: { page: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <BrokenPage key={pathname}>
      <Suspense fallback={<Loading />}>{page}</Suspense>
    </BrokenPage>
  );
}

function SignedIn({ frame }: { frame: ReactNode }) {
  const { session } = useSession();
  const { pathname, search } = useLocation();
  if (session.person !== null) {
    // A one-time password opens nothing but the page where it is changed.
    if (session.mustChangePassword && pathname !== passwordPage)
      return <Navigate to={passwordPage} replace />;
    return frame;
  }
  return <Navigate to="/sign-in" replace state={{ back: pathname + search }} />;
}
