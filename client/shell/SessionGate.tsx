// Asks who is here before any page is drawn, and keeps the sign-in dialog at hand for when the session ends.
import type { ReactNode } from 'react';
import { SessionProvider, useSessionQuery } from '../session.tsx';
import { Loading } from '../ui/Loading.tsx';
import { ProblemPanel } from '../ui/ProblemPanel.tsx';
import { OtherPersonDialog } from './OtherPersonDialog.tsx';
import { SignInAgain } from './SignInAgain.tsx';

export function SessionGate({ children }: { children: ReactNode }) {
  const session = useSessionQuery();
  if (session.data !== undefined) {
    return (
      <SessionProvider session={session.data}>
        {children}
        <SignInAgain />
        <OtherPersonDialog />
      </SessionProvider>
    );
  }
  if (session.error !== null)
    return <ProblemPanel problem={session.error} retry={() => void session.refetch()} />;
  return <Loading />;
}
