import { appendFileSync } from 'node:fs';
import { type HandedOver, serializeHandedOver } from './handed-over';

/** The command line that runs a program names the file in which it wants the findings. */
export const HANDED_OVER_VARIABLE = 'KUBEADM_APP_FINDINGS';

/** True when whoever runs the program reports the findings itself. */
export function handOver(
  report: HandedOver,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const file = environment[HANDED_OVER_VARIABLE];
  if (!file) return false;
  appendFileSync(file, serializeHandedOver(report));
  return true;
}
