import type { JudgeRunner } from './judge';
import { onKubeadmHost } from './kubeadm-host';

/** `kubeadm config validate`: strict decoding and every check of values. */
export const kubeadmValidateBy = (onHost: typeof onKubeadmHost): JudgeRunner => ({
  word: 'kubeadm-validate',
  accepts: (input, minor) =>
    onHost(input, minor, (host) => {
      const { exitCode, output } = host.run(['config', 'validate']);
      return { accepted: exitCode === 0, says: output };
    }),
});

export const kubeadmValidate = kubeadmValidateBy(onKubeadmHost);
