import type { Judge } from '../diag/judge';

/** What people see of a problem before they know it, and where to look. */
export interface Symptom {
  /** A sentence without its full stop. */
  readonly title: string;
  /** Commands that show more. */
  readonly look: readonly string[];
}

/** The symptom index: a rule names those that its problem shows as. */
export const SYMPTOMS = {
  'kubeadm-stops': {
    title: 'kubeadm init, join or config validate stops at once',
    look: ['kubeadm config validate --config kubeadm.yaml'],
  },
  'init-times-out': {
    title: 'kubeadm init waits for the control plane until it gives up',
    look: ['crictl ps -a', 'crictl logs CONTAINER', 'journalctl -u kubelet'],
  },
  'join-fails': {
    title: 'A machine cannot join',
    look: [
      'kubeadm join --config kubeadm.yaml --v=5',
      'kubectl -n kube-public get configmap cluster-info -o yaml',
    ],
  },
  'upgrade-stops': {
    title: 'kubeadm upgrade stops, or the cluster limps after it',
    look: ['kubeadm upgrade plan', 'kubectl get nodes'],
  },
  'control-plane-restarts': {
    title: 'kube-controller-manager or kube-scheduler restarts over and over',
    look: ['crictl ps -a', 'kubectl -n kube-system logs -p POD'],
  },
  'kubelet-restarts': {
    title: 'The kubelet restarts over and over',
    look: ['systemctl status kubelet', 'journalctl -u kubelet'],
  },
  'kube-proxy-restarts': {
    title: 'kube-proxy restarts over and over, and no Service answers',
    look: ['kubectl -n kube-system logs -p -l k8s-app=kube-proxy'],
  },
  'port-in-use': {
    title: 'A component says "address already in use"',
    look: ['ss -lntup'],
  },
  'nodes-not-ready': {
    title: 'Nodes stay NotReady',
    look: [
      'kubectl describe node NODE',
      "kubectl get nodes -o custom-columns='NAME:.metadata.name,PODS:.spec.podCIDRs'",
    ],
  },
  'network-add-on-restarts': {
    title: 'Pods of the network add-on restart over and over',
    look: ['kubectl -n kube-flannel logs -l app=flannel'],
  },
  'pods-container-creating': {
    title: 'Pods are stuck in ContainerCreating',
    look: ['kubectl describe pod POD', 'ls /etc/cni/net.d /opt/cni/bin'],
  },
  'pods-pending': {
    title: 'Pods stay Pending',
    look: ['kubectl describe pod POD'],
  },
  'pods-unreachable': {
    title: 'Pods do not reach each other, or some of them not',
    look: ['ip route', 'kubectl get pods -A -o wide'],
  },
  'hosts-unreachable': {
    title: 'Nodes or pods do not reach a machine that is there',
    look: ['ip route get ADDRESS', 'iptables-save | grep ADDRESS'],
  },
  'logs-fail': {
    title: 'kubectl logs and exec fail, or answer from another node',
    look: ['kubectl get nodes -o wide'],
  },
  'names-do-not-resolve': {
    title: 'Names do not resolve in pods',
    look: [
      'kubectl run -it --rm --image=busybox look -- nslookup kubernetes.default',
      'kubectl -n kube-system get service kube-dns',
    ],
  },
  'service-without-endpoints': {
    title: 'A Service refuses connections: it has no endpoints',
    look: ['kubectl get endpointslices', 'kubectl describe service SERVICE'],
  },
  'service-does-not-answer': {
    title: 'A Service or a port of a node does not answer',
    look: ['kubectl get service,endpointslices', 'iptables-save -t nat | grep SERVICE'],
  },
  'object-refused': {
    title: 'kubectl apply refuses an object',
    look: ['kubectl apply --dry-run=server -f FILE'],
  },
  'object-missing': {
    title: 'Something that was declared is not there',
    look: ['kubectl diff -f dist/manifests'],
  },
  'external-ip-pending': {
    title: 'EXTERNAL-IP of a Service stays <pending>',
    look: ['kubectl describe service SERVICE', 'kubectl -n metallb-system logs deploy/controller'],
  },
  'ingress-fails': {
    title: 'An Ingress or a Gateway answers 500 or 503',
    look: ['kubectl describe ingress INGRESS'],
  },
  'policy-surprises': {
    title: 'A NetworkPolicy blocks too much, or nothing',
    look: ['kubectl get networkpolicy -A'],
  },
  'fails-at-random': {
    title: 'Connections fail now and then',
    look: ['conntrack -S', 'ip neigh'],
  },
  'source-address-lost': {
    title: 'Pods see the address of a node instead of the client',
    look: ['kubectl -n kube-system get configmap kube-proxy -o yaml'],
  },
  'setting-without-effect': {
    title: 'A setting has no effect',
    look: ['kubectl get --raw "/api/v1/nodes/NODE/proxy/configz"'],
  },
} as const satisfies Readonly<Record<string, Symptom>>;

export type SymptomId = keyof typeof SYMPTOMS;

/** What the refusal of a component looks like in a cluster. */
export const SYMPTOMS_OF_JUDGES: Readonly<Record<Judge, readonly SymptomId[]>> = {
  'kubeadm-validate': ['kubeadm-stops'],
  'kubeadm-init': ['kubeadm-stops'],
  'apiserver-admission': ['object-refused'],
  'apiserver-start': ['init-times-out'],
  'controller-manager-start': ['control-plane-restarts'],
  'scheduler-start': ['control-plane-restarts'],
  'kube-proxy-start': ['kube-proxy-restarts'],
  'kubelet-start': ['kubelet-restarts', 'init-times-out'],
  'etcd-start': ['init-times-out'],
  libcni: ['pods-container-creating', 'nodes-not-ready'],
  'cni-plugin': ['pods-container-creating'],
};
