// Where the browser begins.
import './zodWithoutEval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { startWords } from './i18n/index.ts';
import { giveStylesTheNonce, pageNonce } from './shell/nonce.ts';
import './app.css';

const root = document.getElementById('root');
if (root !== null && document.documentElement.className !== 'unable') {
  document.getElementById('old-browser')?.remove();
  const nonce = pageNonce();
  if (nonce !== undefined) giveStylesTheNonce(nonce);
  await startWords();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
