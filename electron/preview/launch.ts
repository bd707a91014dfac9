import { join } from 'node:path';
import { connect } from '../ipc/handlers.ts';
import { openPreview, type Preview, type PreviewOptions } from './preview.ts';

const PROJECT = join(import.meta.dirname, '..', '..');

/** Opens the preview with Concord's own handlers and the interface that was built last. */
export function launchPreview(options: Omit<PreviewOptions, 'connect' | 'rendererFolder'>): Promise<Preview> {
  return openPreview({ rendererFolder: join(PROJECT, 'out', 'renderer'), ...options, connect });
}
