import { homedir } from 'node:os';
import { join } from 'node:path';

/** The installed program and programs run from the sources keep apart, so that trying something out harms nothing. */
export type Installation = 'installed' | 'development';

const NAMES: Readonly<Record<Installation, string>> = { installed: 'Concord', development: 'concord-development' };

/**
 * The absolute folder in which Concord keeps the workspace and the preferences of this user: the same folder whether the
 * desktop, the preview or the command line asks.
 */
export function userFolder(
  installation: Installation,
  platform: string = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return join(applicationData(platform, environment), NAMES[installation]);
}

function applicationData(platform: string, environment: Readonly<Record<string, string | undefined>>): string {
  if (platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  const configured = environment['XDG_CONFIG_HOME'];
  // The standard says that a relative path there counts as not set.
  return configured?.startsWith('/') ? configured : join(homedir(), '.config');
}
