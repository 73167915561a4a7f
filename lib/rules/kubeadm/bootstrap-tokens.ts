import { isBootstrapToken } from '../../k8s/bootstrap-token';
import type { Contract } from '../../k8s/contract';
import { LATE_BOUND_SECRETS } from '../../k8s/late-bound-secrets';
import { isObject } from '../../model/document';
import type { KubeadmFile } from '../../model/kubeadm-file';
import { entriesOf, fieldOf, type JudgedField, judgedFields } from '../../model/kubeadm-reading';
import { asList } from '../../model/type-meta';
import { defineRule } from '../rule';
import { initText } from './example-texts';

const USAGES = ['signing', 'authentication'];
/** Source: cluster-bootstrap BootstrapGroupPattern. */
const GROUP = /^system:bootstrappers:[a-z0-9:-]{0,255}[a-z0-9]$/;

const tokens = (lines: string): string => initText(`bootstrapTokens:\n${lines}`);

export const bootstrapTokens = defineRule({
  code: 'NET621',
  name: 'bootstrap-tokens',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary:
      'A bootstrap token is six and sixteen of a-z0-9 around a dot; its usages, groups and life must fit.',
    why: 'kubeadm fills in ttl 24h and one group before it looks, so expires is always refused (use ttl), and usages without authentication are always refused (groups need it).',
    since: '0.1.0',
    source:
      'kubeadm validation.ValidateBootstrapTokens; bootstraptoken/v1 SetDefaults_BootstrapToken',
  },
  findings: {
    badToken: () => ({
      what: 'this bootstrap token is not of the form [a-z0-9]{6}.[a-z0-9]{16}',
      fix: 'leave token out and kubeadm makes one, or use "kubeadm token generate"',
    }),
    badUsage: ({ usage }: { usage: string }) => ({
      what: `usage ${JSON.stringify(usage)} is neither signing nor authentication`,
      fix: 'usages: [signing, authentication]',
    }),
    groupsWithoutAuthentication: () => ({
      what: 'usages lack authentication, which the groups need (kubeadm adds a default group)',
      fix: 'usages: [signing, authentication]',
    }),
    badGroup: ({ group }: { group: string }) => ({
      what: `group ${JSON.stringify(group)} is not "system:bootstrappers:" and 1 to 256 of a-z0-9:- with a letter or digit last`,
      fix: '- system:bootstrappers:kubeadm:default-node-token',
    }),
    expires: () => ({
      what: 'expires is set, and kubeadm has filled in ttl, which excludes it',
      fix: 'remove expires and set ttl',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a token that kubeadm makes itself, for two hours',
        text: tokens('  - ttl: 2h\n    usages: [signing, authentication]\n'),
      },
    ],
    invalid: [
      { title: 'a date', text: tokens('  - expires: "2030-01-01T00:00:00Z"\n') },
      { title: 'signing alone', text: tokens('  - usages: [signing]\n') },
      {
        title: 'a group of another kind',
        text: tokens('  - groups: ["system:nodes"]\n'),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    for (const entry of tokensOf(kubeadmFiles, versions.kubeadm)) {
      const { refusedBy } = entry;
      const token = fieldOf(entry, 'token');
      if (typeof token.value === 'string' && !isAcceptable(token.value)) {
        report('badToken', undefined, { at: token.at, refusedBy });
      }
      const usages = entriesOf([fieldOf(entry, 'usages')]);
      for (const { value, at } of usages) {
        if (!USAGES.includes(value)) report('badUsage', { usage: value }, { at, refusedBy });
      }
      if (lacksAuthentication(entry)) {
        const at = fieldOf(entry, 'usages').at;
        report('groupsWithoutAuthentication', undefined, { at, refusedBy });
      }
      for (const { value, at } of entriesOf([fieldOf(entry, 'groups')])) {
        if (!GROUP.test(value)) report('badGroup', { group: value }, { at, refusedBy });
      }
      const expires = fieldOf(entry, 'expires');
      if (typeof expires.value === 'string') {
        report('expires', undefined, { at: expires.at, refusedBy });
      }
    }
  },
});

const isAcceptable = (token: string): boolean =>
  isBootstrapToken(token) || token === LATE_BOUND_SECRETS.joinToken;

function lacksAuthentication(entry: JudgedField): boolean {
  const usages = asList(fieldOf(entry, 'usages').value);
  return usages.length > 0 && !usages.includes('authentication');
}

const tokensOf = (files: readonly KubeadmFile[], kubeadm: Contract): JudgedField[] =>
  judgedFields(files, 'init', ['bootstrapTokens'], kubeadm)
    .flatMap((list) => asList(list.value).map((_, index) => fieldOf(list, index)))
    .filter((entry) => isObject(entry.value));
