import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { runSandboxed } from '../judges/sandbox';
import type { Scenario, SynthesizedNode } from '../scenarios';
import { judged, type Result } from '../tally';

/** With the node's own addresses on a link, the script runs, and runs again without a change. */
const RUN_TWICE = `
mount -t tmpfs tmpfs /run
ip addr flush dev eth0
for address in $ADDRESSES; do
  case $address in
    *:*) ip addr add "$address/64" dev eth0 nodad ;;
    *) ip addr add "$address/24" dev eth0 ;;
  esac
done 2>/dev/null || true
state() { ip -4 route; ip -6 route; iptables-save -t nat; ip6tables-save -t nat; }
sh "$SCRIPT"
state | grep -v '^#' > /run/once
sh "$SCRIPT"
state | grep -v '^#' | diff /run/once -`;

export function* runPodRoutes({ name, nodes }: Scenario): Iterable<Result> {
  for (const node of nodes) {
    const script = path.join(node.folder, 'pod-routes.sh');
    if (!existsSync(script)) continue;
    const env = { SCRIPT: script, ADDRESSES: nodeAddresses(node).join(' ') };
    const result = runSandboxed({ root: '/', command: ['sh', '-ec', RUN_TWICE], env });
    const complaint = result.status === 0 ? undefined : `${result.stdout}${result.stderr}`;
    yield judged('pod routes run twice', `${name} ${node.name}`, complaint);
  }
}

/** As the kubelet is told: list and map form of its arguments. */
function nodeAddresses({ kubeadmYaml }: SynthesizedNode): string[] {
  const [, value = ''] = /node-ip:? *\n? *(?:value:)? *"?([0-9a-f.:,]+)/.exec(kubeadmYaml) ?? [];
  return value.split(',').filter((address) => address !== '');
}
