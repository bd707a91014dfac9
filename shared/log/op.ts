/** What a register may hold. */
export type PlainValue = string | number | boolean | null | Uint8Array;

/** Sets one register, a field or an item's attribute. A null clears it. */
export interface RegisterOp {
  readonly field: string;
  readonly value: PlainValue;
}

/** Adds members to and removes members from a set. */
export interface SetOp {
  readonly field: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export type Op = RegisterOp | SetOp;

export function isRegisterOp(op: Op): op is RegisterOp {
  return 'value' in op;
}
