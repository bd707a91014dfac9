import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** The ways to get a file system of one's own: as the administrator, or in a user namespace. */
const WAYS = [
  ['unshare', '--mount'],
  ['unshare', '--map-root-user', '--mount'],
];

const PREPARE = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && exec "$3" "$4" "$2"';

/** Mounts only where this process sees it and only while it runs. */
function run(way: readonly string[], command: readonly string[]) {
  const [program, ...args] = [...way, ...command];
  return spawnSync(program ?? '', args, { encoding: 'utf8' });
}

function findWay(): readonly string[] | null {
  const probe = ['sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt'];
  return WAYS.find((way) => run(way, probe).status === 0) ?? null;
}

/**
 * Runs a script of this folder on a disk of so many KiB mounted at `folder`, and gives back the JSON that it prints.
 * Null, with the reason printed, where this system lets nobody mount.
 */
export function runOnSmallDisk(script: string, folder: string, kib: number): unknown {
  const way = findWay();
  if (!way) {
    process.stderr.write(`Skipped ${script}: this system lets nobody mount a small disk of their own.\n`);
    return null;
  }
  const { status, stdout, stderr } = run(way, [
    ...['sh', '-c', PREPARE, 'sh', `${kib}k`, folder],
    ...[process.execPath, join(import.meta.dirname, script)],
  ]);
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}
