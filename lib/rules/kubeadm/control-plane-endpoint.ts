import { isPortText, splitHostPort } from '../../k8s/go-host-port';
import { isDns1123Subdomain } from '../../k8s/names';
import { judgedFields, textsOf } from '../../model/kubeadm-reading';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { clusterText } from './example-texts';

export const controlPlaneEndpoint = defineRule({
  code: 'NET608',
  name: 'control-plane-endpoint',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'controlPlaneEndpoint is host, or host and port: no scheme, no path, no upper case.',
    why: 'kubeadm takes an IP address or a lower-case RFC 1123 subdomain with an optional port 1 to 65535. [fd00::1] without a port is refused, bare fd00::1 is not.',
    since: '0.1.0',
    source: 'kubeadm util.ParseHostPort',
  },
  findings: {
    badPort: ({ port, host }: { port: string; host: string }) => ({
      what: `controlPlaneEndpoint ends in port ${JSON.stringify(port)}; 1 to 65535 are ports`,
      fix: `controlPlaneEndpoint: "${host.includes(':') ? `[${host}]` : host}:6443"`,
    }),
    badHost: ({ host, proposal }: { host: string; proposal: string | undefined }) => ({
      what: `controlPlaneEndpoint: ${JSON.stringify(host)} is neither an IP address nor a lower-case RFC 1123 name`,
      fix: `controlPlaneEndpoint: "${proposal ?? 'k8s.example.com:6443'}"`,
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a name and a port', text: clusterText('controlPlaneEndpoint: k8s.lab:6443\n') },
      { title: 'IPv6 with a port', text: clusterText('controlPlaneEndpoint: "[fd00::1]:6443"\n') },
    ],
    invalid: [
      { title: 'a URL', text: clusterText('controlPlaneEndpoint: https://k8s.lab:6443\n') },
      { title: 'brackets, no port', text: clusterText('controlPlaneEndpoint: "[fd00::1]"\n') },
      { title: 'no such port', text: clusterText('controlPlaneEndpoint: k8s.lab:70000\n') },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const fields = judgedFields(
      kubeadmFiles,
      'cluster',
      ['controlPlaneEndpoint'],
      versions.kubeadm,
    );
    for (const { value, at, refusedBy } of textsOf(fields)) {
      const { host, port } = splitHostPort(value) ?? { host: value, port: '' };
      const sighting = { at: { at, value }, refusedBy };
      if (port !== '' && !isPortText(port)) report('badPort', { port, host }, sighting);
      else if (!isHost(host)) report('badHost', { host, proposal: repaired(value) }, sighting);
    }
  },
});

const isHost = (host: string): boolean => parseAddressSloppy(host).ok || isDns1123Subdomain(host);

/** Without scheme, path, blanks and upper case, where that is enough. */
function repaired(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/\/.*$/, '');
  const proposal = /^\[.*\]$/.test(bare) ? `${bare}:6443` : bare;
  const { host, port } = splitHostPort(proposal) ?? { host: proposal, port: '' };
  return isHost(host) && (port === '' || isPortText(port)) ? proposal : undefined;
}
