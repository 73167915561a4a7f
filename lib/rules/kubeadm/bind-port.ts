import { entryPoints } from '../../model/kubeadm-endpoint';
import { isPort } from '../../net/port';
import { defineRule } from '../rule';
import { initText } from './example-texts';
import { bindPortRefusers } from './handed-on';

export const bindPort = defineRule({
  code: 'NET607',
  name: 'bind-port',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions', 'controlPlane'],
  docs: {
    summary: 'localAPIEndpoint.bindPort must be 1 to 65535.',
    why: 'kubeadm refuses other numbers; 0 counts as unset and means 6443.',
    since: '0.1.0',
    source: 'kubeadm validation.ValidatePort',
  },
  findings: {
    outOfRange: ({ port }: { port: number }) => ({
      what: `bindPort ${port} is no port; 1 to 65535 are`,
      fix: 'bindPort: 6443',
    }),
  },
  examples: () => ({
    valid: [{ title: 'another port', text: initText('localAPIEndpoint:\n  bindPort: 8443\n') }],
    invalid: [{ title: 'too large', text: initText('localAPIEndpoint:\n  bindPort: 65536\n') }],
  }),
  check(model, report) {
    const { kubeadmFiles, versions } = model;
    for (const { value, at, refusedBy } of entryPoints(kubeadmFiles, versions.kubeadm).ports) {
      if (!isInt32(value) || value === 0 || isPort(value)) continue;
      const refusers = [...refusedBy, ...bindPortRefusers(model)];
      report('outOfRange', { port: value }, { at: { at, value: `${value}` }, refusedBy: refusers });
    }
  },
});

/** Other numbers are of the wrong type already. */
const isInt32 = (value: unknown): value is number =>
  typeof value === 'number' && (value | 0) === value;
