/**
 * The whole test run: every step in turn, its output streamed, then the tests that failed, a table of the steps and,
 * alone on the last line, `N passed, N failed`. A test step counts as many as its tests, any other step as one. A step
 * that fails does not stop those after it, so one run shows everything that is wrong.
 */
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { runStep, type Step, type StepResult } from './test-step.ts';

const root = resolve(import.meta.dirname, '..');
const reports = resolve(root, 'test-output');

const steps: readonly Step[] = [
  { name: 'format', command: ['npm', 'run', '--silent', 'format:check'], minutes: 5 },
  { name: 'lint', command: ['npm', 'run', '--silent', 'lint'], minutes: 5 },
  { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'], minutes: 10 },
  { name: 'unit', command: vitest('unit'), minutes: 20, report: resolve(reports, 'unit.json') },
  { name: 'build', command: ['npm', 'run', '--silent', 'build'], minutes: 10 },
  { name: 'e2e', command: vitest('e2e'), minutes: 30, report: resolve(reports, 'e2e.json') },
];

function vitest(project: string): string[] {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=test-output/${project}.json`];
  return ['npm', 'run', '--silent', `test:${project}`, '--', ...report];
}

function table(results: readonly StepResult[]): string {
  const rows = results.map(({ name, passed, failed, seconds, reason }) => [
    name,
    `${passed} passed`,
    `${failed} failed`,
    `${seconds.toFixed(1)} s`,
    reason ?? '',
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0))),
    )
    .map((row) => row.join('   ').trimEnd())
    .join('\n');
}

rmSync(reports, { recursive: true, force: true });
const results: StepResult[] = [];
for (const step of steps) {
  console.log(`\n== ${step.name}: ${step.command.join(' ')}`);
  results.push(await runStep(step, root));
}
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
const failures = results.flatMap((result) => result.failures);
if (failures.length > 0) console.log(`\n${failures.map((one) => one.replace(`${root}/`, '')).join('\n')}`);
console.log(`\n${table(results)}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
