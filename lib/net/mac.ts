/** Go `net.ParseMAC`: 6, 8 or 20 bytes in one of three notations. */
const NOTATIONS = [5, 7, 19].flatMap((more) => [
  new RegExp(`^[0-9a-f]{2}(?::[0-9a-f]{2}){${more}}$`, 'i'),
  new RegExp(`^[0-9a-f]{2}(?:-[0-9a-f]{2}){${more}}$`, 'i'),
  new RegExp(`^[0-9a-f]{4}(?:\\.[0-9a-f]{4}){${(more - 1) / 2}}$`, 'i'),
]);

/** The digits of an address that Go reads. */
function macDigits(text: string): string | undefined {
  const isRead = NOTATIONS.some((notation) => notation.test(text));
  return isRead ? text.replaceAll(/[^0-9a-f]/gi, '') : undefined;
}

/** Linux gives an interface none that is all zero or of a group: the lowest bit of the first byte [run]. */
const isAssignable = (digits: string): boolean =>
  Number.parseInt(digits.slice(0, 2), 16) % 2 === 0 && !/^0{12}/.test(digits);

/** An address that Go reads. */
export const isGoMac = (text: string): boolean => macDigits(text) !== undefined;

/** An address that Linux makes an Ethernet interface with. */
export function isInterfaceMac(text: string): boolean {
  const digits = macDigits(text);
  return digits?.length === 12 && isAssignable(digits);
}

/** An address that Linux gives to an Ethernet interface: of a longer one the first six bytes [run]. */
export function isMacForInterface(text: string): boolean {
  const digits = macDigits(text);
  return digits !== undefined && isAssignable(digits);
}
