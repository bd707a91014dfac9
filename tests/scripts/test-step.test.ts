import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countTests, runStep } from '../../scripts/test-step.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-step-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = (code: string): string[] => ['node', '-e', code];
const report = (text: string): string => {
  const path = join(folder, 'report.json');
  writeFileSync(path, text);
  return path;
};
const suite = (status: string, assertions: string[]) => ({
  name: 'a.test.ts',
  status,
  message: status === 'failed' && assertions.length === 0 ? 'SyntaxError: no' : '',
  assertionResults: assertions.map((each) => ({
    status: each,
    fullName: 'a claim',
    failureMessages: each === 'failed' ? ['Error: 1 is not 2\n    at line 3'] : [],
  })),
});

describe('a step without a report', () => {
  it('counts as one passed when it exits 0', async () => {
    const result = await runStep({ name: 'lint', command: node(''), minutes: 1 }, folder);
    expect(result).toMatchObject({ name: 'lint', passed: 1, failed: 0 });
    expect(result.reason).toBeUndefined();
  });

  it('counts as one failed, with its exit code, otherwise', async () => {
    const result = await runStep({ name: 'lint', command: node('process.exit(3)'), minutes: 1 }, folder);
    expect(result).toMatchObject({ passed: 0, failed: 1, reason: 'exit code 3' });
  });

  it('fails when the command does not exist', async () => {
    const result = await runStep({ name: 'lint', command: ['no-such-command-here'], minutes: 1 }, folder);
    expect(result).toMatchObject({ passed: 0, failed: 1 });
    expect(result.reason).toBeTruthy();
  });

  it('is ended with everything it started when it hangs', async () => {
    const hang = node(`require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'],
      { stdio: 'inherit' }); setInterval(() => {}, 1000);`);
    const result = await runStep({ name: 'hang', command: hang, minutes: 0.01 }, folder);
    expect(result).toMatchObject({ passed: 0, failed: 1, reason: 'ended after 0.01 minutes' });
  });
});

describe('a step with a report', () => {
  const body = (passed: number, failed: number, suites: unknown[]): string =>
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: suites });

  it('counts its tests', async () => {
    const path = report(body(4, 0, [suite('passed', ['passed'])]));
    const result = await runStep({ name: 'unit', command: node(''), minutes: 1, report: path }, folder);
    expect(result).toMatchObject({ passed: 4, failed: 0 });
  });

  it('fails when the run fails though every test passed', async () => {
    const path = report(body(4, 0, [suite('passed', ['passed'])]));
    const result = await runStep({ name: 'unit', command: node('process.exit(1)'), minutes: 1, report: path }, folder);
    expect(result).toMatchObject({ passed: 4, failed: 1, reason: 'exit code 1' });
  });

  it('fails when there is no report, even with exit code 0', async () => {
    const path = join(folder, 'absent.json');
    const result = await runStep({ name: 'unit', command: node(''), minutes: 1, report: path }, folder);
    expect(result).toMatchObject({ passed: 0, failed: 1, reason: 'no report was written' });
  });

  it('counts a file of tests that could not be loaded as a failure of its own', () => {
    const suites = [suite('failed', []), suite('failed', ['failed', 'passed']), suite('passed', ['passed'])];
    expect(countTests(report(body(2, 1, suites)))).toEqual({
      passed: 2,
      failed: 2,
      failures: ['a.test.ts: SyntaxError: no', 'a.test.ts > a claim: Error: 1 is not 2'],
    });
  });

  it('counts a file whose clean-up failed after its tests passed', () => {
    expect(countTests(report(body(1, 0, [suite('failed', ['passed'])])))).toMatchObject({ passed: 1, failed: 1 });
  });

  it.each(['', '{', '[]', '{"numPassedTests":"4"}'])('takes %j for no report', (text) => {
    expect(countTests(report(text))).toBeNull();
  });
});
