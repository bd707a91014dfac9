import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { createFakeBridge, type FakeBridge, type FakeOptions } from './fake-bridge.ts';

/**
 * Opens the real interface over the fake bridge. What the window finds is chosen in the fragment, as JSON of
 * `FakeOptions`: `dev.html#{"state":"locked"}`. The sample desk is at `concord.desk` for playing arrivals.
 */

function chosen(): Partial<FakeOptions> {
  const text = decodeURIComponent(location.hash.slice(1));
  return text === '' ? {} : JSON.parse(text);
}

// Texts that were written since the catalogue was last extracted are shown all the same.
i18n.setMessagesCompiler(compileMessage);
const bridge: FakeBridge = createFakeBridge(chosen());
Object.defineProperty(window, 'concord', { value: bridge });
await import('../main.tsx');
