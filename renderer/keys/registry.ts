import { hasModifier, isChord, type KeyStroke } from './chord.ts';
import { COMMAND_NAMES, COMMANDS, type CommandName } from './commands.ts';

/**
 * What a command does; `stroke` is null when it came from the palette or the menu. Returns false when it had nothing to do,
 * so that an older offer gets its turn.
 */
export type Action = (stroke: KeyStroke | null) => void | false;

/**
 * Who offers which command at the moment. Several components may offer the same one (Esc above all): the newest offer
 * is asked first.
 */
export interface CommandRegistry {
  /** Returns the function that withdraws the offer. */
  offer(name: CommandName, action: Action): () => void;
  isOffered(name: CommandName): boolean;
  /** True when somebody did it. */
  run(name: CommandName): boolean;
  /** Runs what a stroke stands for; true when something was done and the event should go no further. */
  press(
    stroke: KeyStroke,
    where: { readonly isTyping: boolean; readonly isMac: boolean; readonly at: number },
  ): boolean;
}

/** How long a sequence such as `g n` waits for its second key, in milliseconds. */
const SEQUENCE_MS = 1200;

export function createCommandRegistry(): CommandRegistry {
  const offers = new Map<CommandName, Action[]>();
  let pending: { readonly key: string; readonly at: number } | null = null;

  const run = (name: CommandName, stroke: KeyStroke | null = null): boolean => {
    const actions = offers.get(name) ?? [];
    return actions.toReversed().some((action) => action(stroke) !== false);
  };

  return {
    offer(name, action) {
      offers.set(name, [...(offers.get(name) ?? []), action]);
      return () =>
        offers.set(
          name,
          (offers.get(name) ?? []).filter((other) => other !== action),
        );
    },
    isOffered: (name) => (offers.get(name) ?? []).length > 0,
    run: (name) => run(name),
    press(stroke, { isTyping, isMac, at }) {
      const lead = pending && at - pending.at <= SEQUENCE_MS ? pending.key : null;
      pending = null;
      for (const name of COMMAND_NAMES) {
        for (const chord of COMMANDS[name].keys) {
          if (isTyping && (!hasModifier(chord) || COMMANDS[name].isLeftToText)) continue;
          const [first = '', second] = chord.split(' ');
          if (second === undefined) {
            if (lead === null && isChord(stroke, first, isMac) && run(name, stroke)) return true;
          } else if (lead === first && isChord(stroke, second, isMac)) {
            if (run(name, stroke)) return true;
          } else if (lead === null && isChord(stroke, first, isMac)) {
            pending = { key: first, at };
          }
        }
      }
      return false;
    },
  };
}
