/** Beyond ASCII JSON leaves everything as it is, also what steers a terminal that shows it. */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;

/** JSON for files and terminals alike: nothing but printable characters and line feeds. */
export const jsonText = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(STEERING, escapeUnit)}\n`;

/** `\u009b` */
export const escapeUnit = (unit: string): string =>
  `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
