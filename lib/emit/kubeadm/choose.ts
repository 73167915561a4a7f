import type { Spoke } from './spoke';
import { V1BETA3 } from './v1beta3';
import { V1BETA4 } from './v1beta4';

/** First and last kubeadm minor, both inclusive, that each version is written for. */
export const SPOKES: readonly {
  readonly from: number;
  readonly to: number;
  readonly spoke: Spoke;
}[] = [
  { from: 28, to: 30, spoke: V1BETA3 },
  { from: 31, to: 37, spoke: V1BETA4 },
];

/** Minors outside the table get the nearest entry. */
export function chooseSpoke(minor: number): Spoke {
  const fitting = SPOKES.find(({ to }) => minor <= to) ?? SPOKES.at(-1);
  return fitting?.spoke ?? V1BETA4;
}
