import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build, Platform } from 'electron-builder';

export interface PackOptions {
  /** Absolute folder of the project. */
  readonly root: string;
  /** Absolute folder in which the unpacked program is made; it is emptied first. */
  readonly output: string;
  /** Absolute folder of an unpacked Electron to pack with, or null to fetch the one that fits. */
  readonly electronDist: string | null;
}

/**
 * Makes the program's folder for this machine, as electron-builder.yml says, without an installer around it. Resolves
 * with the folder. The program must have been built.
 */
export async function packFolder({ root, output, electronDist }: PackOptions): Promise<string> {
  await build({
    targets: Platform.current().createTarget('dir'),
    projectDir: root,
    config: {
      extends: resolve(root, 'electron-builder.yml'),
      directories: { output },
      ...(electronDist === null ? {} : { electronDist }),
      afterExtract: ({ appOutDir }) => removeSampleProgram(appOutDir),
    },
  });
  return resolve(output, folderName());
}

/** An Electron that is copied from a folder still has the program that it shows when it is started without one. */
async function removeSampleProgram(folder: string): Promise<void> {
  for (const resources of ['resources', 'Electron.app/Contents/Resources']) {
    await rm(join(folder, resources, 'default_app.asar'), { force: true });
  }
}

function folderName(): string {
  const name = { darwin: 'mac', win32: 'win' }[process.platform.toString()] ?? process.platform;
  const suffix = process.arch === 'x64' ? '' : `-${process.arch}`;
  return process.platform === 'darwin' ? `${name}${suffix}` : `${name}${suffix}-unpacked`;
}
