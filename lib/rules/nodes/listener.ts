import type { At, Located } from '../../model/located';
import type { Side } from '../rule';

/** A TCP port that something on a host listens on. */
export interface Listener {
  /** `kubelet (healthz)`; what stands before the blank is the program. */
  readonly component: string;
  /** Empty: every address of the host. */
  readonly address: string;
  readonly port: number;
  /** Who says so. */
  readonly side: Side;
}

const EVERY: ReadonlySet<string> = new Set(['', '0.0.0.0', '::']);

/** Go listens on both families when it is told the unspecified address of either. */
const isEvery = ({ address }: Listener): boolean => EVERY.has(address);

/** The kernel gives one address and port to one program. */
export const clash = (a: Listener, b: Listener): boolean =>
  a.port === b.port && (a.address === b.address || isEvery(a) || isEvery(b));

export const isGiven = ({ side }: Listener): boolean => side.origin !== 'default';

export const programOf = ({ component }: Listener): string => component.split(' ')[0] ?? '';

export const defaultPort = (port: number, at: At, who: string): Side => ({
  at,
  value: `${port}`,
  origin: 'default',
  originNote: `${who} default`,
  label: 'port',
});

export const givenPort = (
  label: string,
  { at, value }: Pick<Located<unknown>, 'at' | 'value'>,
): Side => ({
  at,
  value: `${value}`,
  origin: 'given',
  label,
});
