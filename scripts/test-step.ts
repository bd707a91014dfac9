import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as z from 'zod';

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** After so long the step is ended and counts as failed. */
  readonly minutes: number;
  /** Where the step leaves Vitest's JSON report, if its tests are to be counted one by one. */
  readonly report?: string;
}

export interface StepResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What went wrong apart from single tests: an exit code, a time limit, a missing report. */
  readonly reason?: string;
  /** Of the tests that failed, each with its file and the first line of what it said. */
  readonly failures: readonly string[];
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string().optional(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/**
 * Runs one step in `root` with its output passed through and counts what it did. Never rejects: a command that cannot
 * be started, dies, hangs past its limit, or leaves no report is a failed step.
 */
export async function runStep(step: Step, root: string): Promise<StepResult> {
  const startedAt = performance.now();
  const trouble = await run(step, root);
  const seconds = (performance.now() - startedAt) / 1000;
  const { name, report } = step;
  if (report === undefined) {
    const counts = trouble === null ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    return { name, ...counts, seconds, failures: [], ...because(trouble) };
  }
  const counts = countTests(report);
  if (counts === null) {
    return { name, passed: 0, failed: 1, seconds, failures: [], reason: trouble ?? 'no report was written' };
  }
  // Vitest also fails for what no test stands for: an unhandled rejection, a worker that died.
  const failed = trouble !== null && counts.failed === 0 ? 1 : counts.failed;
  return { name, passed: counts.passed, failed, seconds, failures: counts.failures, ...because(trouble) };
}

/** Reads a Vitest JSON report: a file of tests that could not even be loaded counts as one failure; null if unreadable. */
export function countTests(report: string): { passed: number; failed: number; failures: string[] } | null {
  try {
    const { numPassedTests, numFailedTests, testResults } = reportSchema.parse(
      JSON.parse(readFileSync(report, 'utf8')),
    );
    const failures: string[] = [];
    let failed = numFailedTests;
    for (const { name, status, message, assertionResults } of testResults) {
      const broken = assertionResults.filter((assertion) => assertion.status === 'failed');
      for (const { fullName, failureMessages } of broken) {
        failures.push(failure(`${name} > ${fullName ?? 'a test'}`, failureMessages?.[0]));
      }
      if (status === 'failed' && broken.length === 0) {
        failed += 1;
        failures.push(failure(name, message));
      }
    }
    return { passed: numPassedTests, failed, failures };
  } catch {
    return null;
  }
}

function failure(where: string, message: string | undefined): string {
  const [first = ''] = (message ?? '').trim().split('\n');
  return first === '' ? where : `${where}: ${first.slice(0, 300)}`;
}

function because(reason: string | null): { reason?: string } {
  return reason === null ? {} : { reason };
}

function run(step: Step, root: string): Promise<string | null> {
  const [program = '', ...args] = step.command;
  const isWindows = process.platform === 'win32';
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      // npm is a script on Windows. Elsewhere a group of its own lets the limit end whatever the step has started.
      shell: isWindows,
      detached: !isWindows,
    });
    let isOverdue = false;
    const end = (): void => {
      if (child.pid === undefined) return;
      if (isWindows) spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
      else endGroup(child.pid);
    };
    const limit = setTimeout(() => {
      isOverdue = true;
      end();
    }, step.minutes * 60_000);
    const stopped = (): void => {
      end();
      process.exit(130);
    };
    process.once('SIGINT', stopped).once('SIGTERM', stopped);
    const settle = (trouble: string | null): void => {
      clearTimeout(limit);
      process.off('SIGINT', stopped).off('SIGTERM', stopped);
      resolve(trouble);
    };
    child.once('error', (error) => settle(error.message));
    child.once('exit', (code, signal) => {
      if (isOverdue) settle(`ended after ${step.minutes} minutes`);
      else settle(code === 0 ? null : (signal ?? `exit code ${code}`));
    });
  });
}

function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group is gone already.
  }
}
