import { isObject, type JsonObject } from '../../model/document';
import { goField, goText } from '../../model/go-fields';
import { asList } from '../../model/type-meta';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { linksOfType, placeIn } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { asksForAddresses } from './given-addresses';

const PROTOCOLS: readonly string[] = ['tcp', 'udp', 'sctp'];

const withMapping = (title: string, mapping: Readonly<Record<string, unknown>>) =>
  conflistExample({ title, portmap: { runtimeConfig: { portMappings: [mapping] } } });

export const portmapMapping = defineRule({
  code: 'NET532',
  name: 'portmap-mapping',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'A port mapping needs two ports from 1 to 65535 and a protocol.',
    why: 'The plugin, or iptables behind it, refuses every pod of the node.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/meta/portmap',
  },
  findings: {
    port: ({ key, port }: { key: string; port: string }) => ({
      what: `${key} is ${port}, not from 1 to 65535`,
      fix: `make ${key} a port, or remove runtimeConfig`,
    }),
    protocol: ({ protocol }: { protocol: string }) => ({
      what: `protocol is ${JSON.stringify(protocol)}, not tcp, udp or sctp`,
      fix: 'protocol: "tcp", or remove runtimeConfig',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST],
    invalid: [
      withMapping('port 0', { hostPort: 0, containerPort: 80, protocol: 'tcp' }),
      withMapping('no protocol', { hostPort: 8080, containerPort: 80 }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of linksOfType(conflists, 'portmap')) {
      const config = goField(link.plugin.value, 'runtimeConfig');
      const mappings = config && isObject(config.value) && goField(config.value, 'portMappings');
      if (!config || !mappings) continue;
      asList(mappings.value).forEach((mapping, index) => {
        if (!isObject(mapping)) return;
        const at = placeIn(link, config.key, mappings.key, index);
        // Without an address there is nothing to map to; only the sign of a port is looked at.
        const isUsed = asksForAddresses(link.list);
        for (const key of badPorts(mapping, isUsed)) {
          const port = JSON.stringify(goField(mapping, key)?.value) ?? 'missing';
          report('port', { key, port }, { at, refusedBy: ['cni-plugin'], data: { key } });
        }
        const protocol = goText(mapping, 'protocol');
        if (!isUsed || PROTOCOLS.includes(protocol.toLowerCase())) return;
        report('protocol', { protocol }, { at, refusedBy: ['cni-plugin'], data: { protocol } });
      });
    }
  },
});

/** Missing counts as 0; another type is reported by `unreadable-cni-value`. */
function badPorts(mapping: JsonObject, isUsed: boolean): string[] {
  return ['hostPort', 'containerPort'].filter((name) => {
    const value = goField(mapping, name)?.value ?? 0;
    if (typeof value !== 'number' || !Number.isInteger(value)) return false;
    return isUsed ? !isPort(value) : value <= 0;
  });
}
