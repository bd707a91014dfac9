import { join } from 'node:path';
import { connect } from './ipc/handlers.ts';
import { startDesktop } from './window/desktop.ts';

startDesktop({ connect, programFolder: join(import.meta.dirname, '..') });
