import type { JudgeRunner } from './judge';
import { onKubeadmHost } from './kubeadm-host';

/** `kubeadm config validate`: strict decoding and every check of values. */
export const kubeadmValidate: JudgeRunner = {
  word: 'kubeadm-validate',
  accepts: (input, minor) =>
    onKubeadmHost(input, minor, (host) => {
      const { exitCode, output } = host.run(['config', 'validate']);
      return { accepted: exitCode === 0, says: output };
    }),
};
