export const FAMILIES = ['IPv4', 'IPv6'] as const;
export type Family = (typeof FAMILIES)[number];

/** How many bits an address of the family has. */
export type WidthBits = 32 | 128;

export const widthBits = (family: Family): WidthBits => (family === 'IPv4' ? 32 : 128);

/** The address with every bit set: `255.255.255.255`, `ffff:…:ffff`. */
export const lastBits = (family: Family): bigint => (family === 'IPv4' ? LAST_IPV4 : LAST_IPV6);

const LAST_IPV4 = (1n << 32n) - 1n;
const LAST_IPV6 = (1n << 128n) - 1n;
