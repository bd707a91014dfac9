import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { FilePurpose } from '../host.ts';
import { FILE_PURPOSES } from '../services/file-purposes.ts';
import { shownName } from '../services/files.ts';

/** A desktop's own file dialog, run as a program; the answer is a path, null when closed, `absent` when not installed. */
export type SystemAnswer = string | null | 'absent';

interface Program {
  readonly name: string;
  open(purpose: FilePurpose): string[];
  save(path: string, purpose: FilePurpose): string[];
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'zenity',
    open: (purpose) => ['--file-selection', `--title=${FILE_PURPOSES[purpose].openTitle}`, ...zenityFilters(purpose)],
    save: (path, purpose) => [
      '--file-selection',
      '--save',
      '--confirm-overwrite',
      `--title=${FILE_PURPOSES[purpose].saveTitle}`,
      `--filename=${path}`,
    ],
  },
  {
    name: 'kdialog',
    open: (purpose) => [
      '--title',
      FILE_PURPOSES[purpose].openTitle,
      '--getopenfilename',
      homedir(),
      kdialogFilter(purpose),
    ],
    save: (path, purpose) => [
      '--title',
      FILE_PURPOSES[purpose].saveTitle,
      '--getsavefilename',
      path,
      kdialogFilter(purpose),
    ],
  },
];

/** `run` resolves with what the program printed; null when it ended with an error code, `absent` when it is missing. */
export type RunProgram = (name: string, args: readonly string[]) => Promise<SystemAnswer>;

export async function askSystemForFile(purpose: FilePurpose, run: RunProgram = runProgram): Promise<SystemAnswer> {
  return firstPresent((program) => run(program.name, program.open(purpose)));
}

export async function askSystemWhereToSave(
  name: string,
  purpose: FilePurpose,
  run: RunProgram = runProgram,
): Promise<SystemAnswer> {
  const path = join(homedir(), shownName(name));
  return firstPresent((program) => run(program.name, program.save(path, purpose)));
}

async function firstPresent(ask: (program: Program) => Promise<SystemAnswer>): Promise<SystemAnswer> {
  for (const program of PROGRAMS) {
    const answer = await ask(program);
    if (answer !== 'absent') return answer;
  }
  return 'absent';
}

function runProgram(name: string, args: readonly string[]): Promise<SystemAnswer> {
  return new Promise((resolve) => {
    execFile(name, [...args], (error, stdout) => {
      if (error && 'code' in error && error.code === 'ENOENT') resolve('absent');
      else resolve(error ? null : stdout.replace(/\r?\n$/, '') || null);
    });
  });
}

function zenityFilters(purpose: FilePurpose): string[] {
  const { extensions, filterName } = FILE_PURPOSES[purpose];
  if (extensions.length === 0) return [];
  const patterns = extensions.map((extension) => `*.${extension}`).join(' ');
  return [`--file-filter=${filterName} | ${patterns}`, `--file-filter=${FILE_PURPOSES.any.filterName} | *`];
}

function kdialogFilter(purpose: FilePurpose): string {
  const { extensions, filterName } = FILE_PURPOSES[purpose];
  return extensions.length === 0 ? '*' : `${filterName} (${extensions.map((extension) => `*.${extension}`).join(' ')})`;
}
