import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Bridge } from '#shared/ipc/bridge.ts';
import { App } from './App.tsx';
import { connect } from './bridge/connection.ts';
import { speak } from './language/catalogue.ts';

declare global {
  interface Window {
    /** Put there by the preload before any script of the page runs. */
    readonly concord: Bridge;
  }
}

speak('en');
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
createRoot(root).render(
  <StrictMode>
    <App connection={connect(window.concord)} />
  </StrictMode>,
);
