import { isAbsolute, resolve } from 'node:path';

export interface LaunchArguments {
  /** Absolute folder of the workspace, or null for the usual place. */
  readonly workspace: string | null;
  /** Absolute path of a bundle or card to show, or null. */
  readonly file: string | null;
  /** Arguments that Concord does not take, as written up to an equals sign. */
  readonly refused: readonly string[];
}

/**
 * Switches that only concern how a window is drawn. Every other switch of Chromium and Node is refused, for among them
 * are those that open a debugging port, turn off the sandbox or load foreign code.
 */
const DISPLAY_SWITCHES: ReadonlySet<string> = new Set([
  '--disable-gpu',
  '--force-device-scale-factor',
  '--force-high-contrast',
  '--high-dpi-support',
  '--ozone-platform',
  '--ozone-platform-hint',
]);

const OPENABLE = /\.(?:concord|concord-card)$/i;

/**
 * Reads what stands behind the program's name on the command line. `folder` is the absolute folder that relative paths
 * start from. Nothing is checked on disk.
 */
export function parseLaunchArguments(args: readonly string[], folder: string): LaunchArguments {
  let workspace: string | null = null;
  let file: string | null = null;
  const refused: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    const [name = '', value] = splitOnce(argument);
    if (name === '--workspace') {
      const given = value ?? args[(index += 1)];
      if (given) workspace = resolve(folder, given);
      else refused.push('--workspace');
    } else if (argument.startsWith('-')) {
      if (!DISPLAY_SWITCHES.has(name)) refused.push(name);
    } else if (OPENABLE.test(argument)) {
      file = resolve(folder, argument);
    }
  }
  return { workspace, file, refused };
}

/** Whether a path handed over by another process or the desktop may be opened: absolute, and of one of our two kinds. */
export function isOpenable(path: unknown): path is string {
  return (
    typeof path === 'string' && path.length < 4096 && isAbsolute(path) && OPENABLE.test(path) && !path.includes('\0')
  );
}

function splitOnce(argument: string): [string, string | undefined] {
  const at = argument.indexOf('=');
  return at < 0 ? [argument, undefined] : [argument.slice(0, at), argument.slice(at + 1)];
}
