import { LATE_BOUND_SECRETS } from '../../k8s/late-bound-secrets';
import { entriesOf, fieldOf, judgedFields } from '../../model/kubeadm-reading';
import { defineRule } from '../rule';
import { JOIN_DISCOVERY, joinText } from './example-texts';

const HASH = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const caCertHashes = defineRule({
  code: 'NET631',
  name: 'ca-cert-hashes',
  severity: 'error',
  reads: ['kubeadmFiles', 'versions'],
  docs: {
    summary: 'A CA hash is sha256: and 32 bytes in hexadecimal.',
    why: 'kubeadm looks at the hashes only once it joins: it stops at the first that has another form. Whoever gives the check up joins whatever cluster answers at the endpoint.',
    symptoms: ['join-fails'],
    since: '0.1.0',
    source: 'kubeadm util/pubkeypin Set.Allow, discovery/token RetrieveValidatedConfigInfo',
  },
  findings: {
    form: ({ text }: { text: string }) => ({
      what: `${JSON.stringify(text)} is not sha256: and 64 hexadecimal digits`,
      fix: `take the hash that "kubeadm token create --print-join-command" prints`,
    }),
    unverified: () => ({
      what: 'the joining node takes the certificates of whoever answers at the endpoint',
      fix: 'give caCertHashes, and remove unsafeSkipCAVerification',
    }),
  },
  examples: () => ({
    valid: [
      { title: 'a hash', text: joinText(JOIN_DISCOVERY) },
      {
        title: 'capitals, as kubeadm takes them',
        text: joinText(JOIN_DISCOVERY.replace(HASH, HASH.toUpperCase())),
      },
      {
        title: 'hashes that are checked although it is said that they need not be',
        text: joinText(`${JOIN_DISCOVERY}    unsafeSkipCAVerification: true\n`),
      },
    ],
    invalid: [
      { title: 'md5', text: joinText(JOIN_DISCOVERY.replace('sha256:', 'md5:')) },
      { title: 'too short', text: joinText(JOIN_DISCOVERY.replace(HASH, 'sha256:e3b0c442')) },
      {
        title: 'no check at all',
        text: joinText(
          JOIN_DISCOVERY.replace(/ {4}caCertHashes[\s\S]*/, '    unsafeSkipCAVerification: true\n'),
        ),
      },
    ],
  }),
  check({ kubeadmFiles, versions }, report) {
    const path = ['discovery', 'bootstrapToken'];
    for (const token of judgedFields(kubeadmFiles, 'join', path, versions.kubeadm)) {
      const hashes = entriesOf([fieldOf(token, 'caCertHashes')]);
      for (const { value, at } of hashes.filter((hash) => !isHash(hash.value))) {
        const breaks = 'kubeadm: join stops before it asks anybody';
        report('form', { text: value }, { at: { at, value }, breaks });
      }
      const skip = fieldOf(token, 'unsafeSkipCAVerification');
      if (skip.value !== true || hashes.length > 0) continue;
      const breaks = 'kubeadm: joins the cluster of whoever answers first';
      report('unverified', undefined, { at: skip.at, severity: 'info', breaks });
    }
  },
});

const isHash = (text: string): boolean =>
  text === LATE_BOUND_SECRETS.caCertHash || /^sha256:[\da-f]{64}$/i.test(text);
