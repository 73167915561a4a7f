import { type PtpProblem, ptpProblem } from '../../cni/ptp-gateway';
import { defineRule } from '../rule';
import { addressedLinks, placeInIpam } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';

const WHY: Readonly<Record<PtpProblem, string>> = {
  missing: 'has no gateway',
  'other-family': 'has a gateway of the other family',
  broadcast: 'has its broadcast address as gateway',
  'no-route': 'is one that Linux makes no route for',
  unassignable: 'has a gateway that cannot stand on an interface',
  twice: 'has the gateway of another address',
};

const withRange = (title: string, range: Readonly<Record<string, string>>) =>
  conflistExample({ title, plugins: [{ type: 'ptp', ipam: { type: 'host-local', ...range } }] });

export const ptpGateway = defineRule({
  code: 'NET519',
  name: 'ptp-gateway',
  severity: 'error',
  reads: ['conflists'],
  docs: {
    summary: 'ptp needs a gateway for each address, and one that routes can go through.',
    why: 'The plugin replaces the route that Linux makes for the subnet of the pod by two of its own through the gateway, which is the end of the cable on the host.',
    since: '0.1.0',
    source: 'containernetworking/plugins v1.9.1 plugins/main/ptp/ptp.go',
  },
  findings: {
    unusable: ({ subnet, why }: { subnet: string; why: string }) => ({
      what: `${subnet} ${why}, so ptp cannot make its routes`,
      fix: 'give the address a gateway of its own subnet',
    }),
  },
  examples: () => ({
    valid: [
      WORKING_LIST,
      withRange('host-local chooses the gateway', { subnet: '10.244.1.0/24' }),
      withRange('a gateway elsewhere', { subnet: '10.244.1.0/24', gateway: '169.254.1.1' }),
    ],
    invalid: [
      withRange('a gateway of IPv6', { subnet: '10.244.1.0/24', gateway: 'fd00::1' }),
      conflistExample({
        title: 'static gives none',
        plugins: [
          { type: 'ptp', ipam: { type: 'static', addresses: [{ address: '10.244.1.5/24' }] } },
        ],
      }),
    ],
  }),
  check({ conflists }, report) {
    for (const link of addressedLinks(conflists)) {
      if (link.plugin.type !== 'ptp') continue;
      link.addresses.forEach((address, index) => {
        const problem = ptpProblem(address, link.addresses.slice(0, index));
        if (!problem) return;
        const at = placeInIpam(link, address.path);
        const subnet = `${address.subnet}`;
        const data = { subnet, problem };
        report('unusable', { subnet, why: WHY[problem] }, { at, refusedBy: ['cni-plugin'], data });
      });
    }
  },
});
