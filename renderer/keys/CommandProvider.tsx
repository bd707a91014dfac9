import { type ReactNode, useEffect, useState } from 'react';
import { useConnection } from '../bridge/useConnection.ts';
import { isMacPlatform } from './platform.ts';
import { type CommandRegistry, createCommandRegistry } from './registry.ts';
import { isTypingIn } from './typing.ts';
import { CommandContext } from './useCommands.ts';

interface Props {
  readonly children: ReactNode;
}

/** Listens to the keyboard for everything below. Widgets that use a key themselves keep it from getting here. */
export function CommandProvider({ children }: Props) {
  const { bridge } = useConnection();
  const [registry] = useState<CommandRegistry>(createCommandRegistry);
  useEffect(() => {
    const isMac = isMacPlatform(bridge.host.platform);
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const where = { isTyping: isTypingIn(event.target), isMac, at: event.timeStamp };
      if (registry.press(event, where)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [bridge, registry]);
  return <CommandContext value={registry}>{children}</CommandContext>;
}
