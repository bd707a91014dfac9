import { parseArgs } from 'node:util';
import { ConcordError } from '#shared/errors.ts';

export interface Option {
  readonly name: string;
  /** What stands for the value in the usage line; an option without one is a switch. */
  readonly value?: string;
  readonly summary: string;
  readonly isRequired?: boolean;
  readonly isRepeated?: boolean;
  /** The value that the option has when it is given without one. */
  readonly bareValue?: string;
}

export interface Parameter {
  readonly name: string;
  readonly isRequired?: boolean;
  readonly isRepeated?: boolean;
}

/** What the parser and the help need to know of a command. */
export interface CommandForm {
  /** One or two words, such as `note add`. */
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly options: readonly Option[];
}

/** These may stand before or behind the command. */
export const GLOBAL_OPTIONS: readonly Option[] = [
  {
    name: 'workspace',
    value: 'DIR',
    summary: 'Folder of the workspace. Without it: the one of the desktop application.',
  },
  { name: 'json', summary: 'Print one JSON document; errors too, on the error output.' },
  { name: 'help', summary: 'Show this help, or the help of a command.' },
];

/** What was given to a command. */
export class Arguments {
  readonly positionals: readonly string[];
  private readonly values: ReadonlyMap<string, readonly string[]>;

  constructor(positionals: readonly string[], values: ReadonlyMap<string, readonly string[]>) {
    this.positionals = positionals;
    this.values = values;
  }

  has(option: string): boolean {
    return this.values.has(option);
  }

  /** The last value given, or null. */
  text(option: string): string | null {
    return this.values.get(option)?.at(-1) ?? null;
  }

  /** All values given, in their order. */
  texts(option: string): readonly string[] {
    return this.values.get(option) ?? [];
  }

  /** The value of an option that the parser has found to be there. */
  required(option: string): string {
    const value = this.text(option);
    if (value === null) throw usageError(`--${option} is needed.`);
    return value;
  }

  /** One of the words listed, or null. Throws `usage` for any other. */
  choice<const C extends string>(option: string, choices: readonly C[]): C | null {
    const value = this.text(option);
    if (value === null) return null;
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw usageError(`--${option} is one of: ${choices.join(', ')}.`);
    return found;
  }

  /** A whole number not below `least`, or null. Throws `usage`. */
  whole(option: string, least: number): number | null {
    const value = this.text(option);
    if (value === null) return null;
    const number = Number(value);
    if (!/^\d{1,9}$/.test(value) || number < least) {
      throw usageError(`--${option} needs a whole number of at least ${least}.`);
    }
    return number;
  }
}

/** A mistake in how a command was called: exit code 2. */
export function usageError(message: string): ConcordError {
  return new ConcordError('usage', message);
}

/** The line that shows how a command is called. */
export function usageLine({ name, parameters, options }: CommandForm): string {
  const parts = options.map((option) => {
    const value =
      option.value === undefined ? '' : option.bareValue === undefined ? ` ${option.value}` : ` [${option.value}]`;
    const text = `--${option.name}${value}${option.isRepeated ? '…' : ''}`;
    return option.isRequired ? text : `[${text}]`;
  });
  const names = parameters.map((parameter) => {
    const text = `${parameter.name}${parameter.isRepeated ? '…' : ''}`;
    return parameter.isRequired ? text : `[${text}]`;
  });
  return ['concord', name, ...names, ...parts].join(' ');
}

/**
 * Reads what stands behind a command. Strict: unknown options, missing values and parameters too few or too many throw
 * `usage`. In a command without parameters, words behind a repeated option are further values of it.
 */
export function parseArguments(form: CommandForm, args: readonly string[]): Arguments {
  const known = new Map([...form.options, ...GLOBAL_OPTIONS].map((option) => [option.name, option]));
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  let open: string[] | null = null;
  for (const token of tokensOf(args, known)) {
    if (token.kind === 'positional') {
      if (open && form.parameters.length === 0) open.push(token.value);
      else positionals.push(token.value);
      continue;
    }
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    if (!option) throw usageError(`There is no option ${token.rawName}.`);
    const list = values.get(option.name) ?? [];
    if (list.length > 0 && !option.isRepeated) throw usageError(`${token.rawName} was given twice.`);
    list.push(valueOf(option, token));
    values.set(option.name, list);
    open = option.isRepeated ? list : null;
  }
  const result = new Arguments(positionals, values);
  if (!result.has('help')) assertComplete(form, result);
  return result;
}

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function valueOf(option: Option, token: OptionToken): string {
  const { value, inlineValue } = token;
  if (option.value === undefined) {
    if (value !== undefined) throw usageError(`${token.rawName} takes no value.`);
    return '';
  }
  if (value !== undefined) return value;
  if (option.bareValue !== undefined && inlineValue !== true) return option.bareValue;
  throw usageError(`${token.rawName} needs a value: ${option.value}.`);
}

function tokensOf(args: readonly string[], known: ReadonlyMap<string, Option>) {
  const options = Object.fromEntries(
    [...known.values()].map((option) => [
      option.name,
      {
        type: option.value === undefined ? ('boolean' as const) : ('string' as const),
        ...(option.name === 'help' ? { short: 'h' } : {}),
      },
    ]),
  );
  const end = args.indexOf('--');
  const before = end < 0 ? args : args.slice(0, end);
  const apart = [
    ...before.flatMap((arg, at) => withoutStolenValue(arg, before[at + 1], known)),
    ...(end < 0 ? [] : args.slice(end)),
  ];
  return parseArgs({ args: apart, options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

/**
 * Node's parser lets an option take the next option for its value. A value that is missing is written as an empty one
 * here, so that the option behind it is seen; an option that may go without a value gets its own.
 */
function withoutStolenValue(arg: string, next: string | undefined, known: ReadonlyMap<string, Option>): string[] {
  const option = arg.startsWith('--') ? known.get(arg.slice(2)) : undefined;
  if (option?.value === undefined) return [arg];
  const isMissing = next === undefined || (next.startsWith('-') && next !== '-');
  if (!isMissing) return [arg];
  if (option.bareValue !== undefined) return [`${arg}=${option.bareValue}`];
  throw usageError(`${arg} needs a value: ${option.value}.`);
}

function assertComplete(form: CommandForm, given: Arguments): void {
  const missing = form.options.find((option) => option.isRequired && !given.has(option.name));
  if (missing) throw usageError(`--${missing.name} is needed.`);
  const { parameters } = form;
  const absent = parameters.find((parameter, at) => parameter.isRequired && given.positionals.length <= at);
  if (absent) throw usageError(`${absent.name} is needed.`);
  const most = parameters.some((parameter) => parameter.isRepeated) ? Infinity : parameters.length;
  if (given.positionals.length > most) {
    throw usageError(
      `"${given.positionals[most] ?? ''}" is one word too many. Put quotation marks around a value with spaces.`,
    );
  }
}
