import { createContext, use, useEffect, useEffectEvent } from 'react';
import type { CommandName } from './commands.ts';
import type { Action, CommandRegistry } from './registry.ts';

export const CommandContext = createContext<CommandRegistry | null>(null);

export function useCommands(): CommandRegistry {
  const registry = use(CommandContext);
  if (!registry) throw new Error('useCommands needs a CommandProvider above it');
  return registry;
}

/**
 * Offers a command while the component is mounted and `isEnabled`: its keys, its place in the palette and the menu then
 * lead to `action`, which may close over fresh state.
 */
export function useCommand(name: CommandName, action: Action, isEnabled = true): void {
  const registry = useCommands();
  const run = useEffectEvent(action);
  useEffect(() => {
    if (!isEnabled) return;
    return registry.offer(name, (stroke) => run(stroke));
  }, [registry, name, isEnabled]);
}
