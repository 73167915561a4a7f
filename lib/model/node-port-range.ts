import { DEFAULT_NODE_PORT_RANGE } from '../k8s/defaults';
import { PortRange } from '../net/port';

const PORT = '0*(\\d{1,5})';
const SINGLE = new RegExp(`^${PORT}$`);
const DASH = new RegExp(`^${PORT}-${PORT}$`);
const PLUS = new RegExp(`^${PORT}\\+${PORT}$`);

/**
 * `--service-node-port-range`: `N`, `A-B` or `A+length`; empty means the default.
 * Source: apimachinery `util/net.ParsePortRange`; blanks around it and leading zeros accepted [run].
 */
export function parseNodePortRange(written: string): PortRange | undefined {
  const text = written.trim();
  if (text === '') return PortRange.of(DEFAULT_NODE_PORT_RANGE.first, DEFAULT_NODE_PORT_RANGE.last);
  const single = SINGLE.exec(text);
  if (single) return PortRange.tryOf(Number(single[1]));
  const dash = DASH.exec(text);
  if (dash) return PortRange.tryOf(Number(dash[1]), Number(dash[2]));
  const plus = PLUS.exec(text);
  return plus ? PortRange.tryOf(Number(plus[1]), Number(plus[1]) + Number(plus[2])) : undefined;
}
