export const HELP = `cdk8s-kubeadm: check and write everything a kubeadm cluster reads

  cdk8s-kubeadm synth [PROGRAM]        run the program (or cdk8s.yaml's app) and write dist/
  cdk8s-kubeadm check FILE|DIR|- …     check kubeadm files, Services, CNI lists, flannel's ConfigMap
  cdk8s-kubeadm explain CODE           why a rule exists, wrong and right examples

  check:
    --format text|json                 default text
    --fail-on error|warning|info       exit 2 at or above; default error
    --kubernetes-version 1.36          what the cluster runs, where no file says it
    --kubeadm-version 1.36             which kubeadm reads the files; default the cluster's minor
  synth:
    -o, --output DIR                   default dist
  --debug                              stack traces of programs that throw

  exit code: 0 clean · 1 the tool or the program failed · 2 findings
`;
