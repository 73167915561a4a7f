/** A resource quantity: digits, which may be left out, then a power of 1024, of 1000 or of 10. */
const QUANTITY = /^(?!$)([-+]?)(\d*)(?:\.(\d*))?(?:([KMGTPE])i|([numkMGTPE])|[eE]([-+]?\d+))?$/;
const BINARY = ['K', 'M', 'G', 'T', 'P', 'E'];
/** From nano on, in steps of a thousand. */
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** apimachinery `resource.ParseQuantity`, as a number; undefined where Go refuses. */
export function parseQuantity(text: string): number | undefined {
  const match = QUANTITY.exec(text);
  if (!match) return undefined;
  const [, sign, whole, fraction, binary, decimal = '', exponent] = match;
  const scale = binary
    ? 1024 ** (BINARY.indexOf(binary) + 1)
    : 10 ** (exponent === undefined ? (DECIMAL.indexOf(decimal) - 3) * 3 : Number(exponent));
  return (sign === '-' ? -1 : 1) * Number(`${whole || 0}.${fraction || 0}`) * scale;
}
