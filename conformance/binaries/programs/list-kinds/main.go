// Prints, as JSON, the fields and types of the kinds that one Kubernetes minor reads, and what its
// kubeadm installs and knows. Which minor is decided by -modfile; see conformance/facts.
package main

import (
	"encoding/json"
	"os"
	"reflect"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv1 "k8s.io/api/autoscaling/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	discoveryv1 "k8s.io/api/discovery/v1"
	networkingv1 "k8s.io/api/networking/v1"
	nodev1 "k8s.io/api/node/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	schedulingv1 "k8s.io/api/scheduling/v1"
	storagev1 "k8s.io/api/storage/v1"
	kubeproxy "k8s.io/kube-proxy/config/v1alpha1"
	kubelet "k8s.io/kubelet/config/v1beta1"
	"k8s.io/kubernetes/cmd/kubeadm/app/constants"
	"k8s.io/kubernetes/cmd/kubeadm/app/features"
)

type group struct {
	Kinds    []string                     `json:"kinds"`
	Types    map[string]map[string]string `json:"types"`
	Presence map[string]map[string]string `json:"presence"`
	Merge    map[string]map[string]string `json:"merge"`
}

type images struct {
	Etcd    string           `json:"etcd"`
	EtcdFor map[uint8]string `json:"etcdFor"`
	Coredns string           `json:"coredns"`
	Pause   string           `json:"pause"`
}

// kinds is filled by init functions too: an API version that a minor lacks is left out by build tag.
var kinds = map[string][]any{
	"kubelet.config.k8s.io/v1beta1":    {kubelet.KubeletConfiguration{}},
	"kubeproxy.config.k8s.io/v1alpha1": {kubeproxy.KubeProxyConfiguration{}},
	"v1": {
		corev1.Service{}, corev1.ConfigMap{}, corev1.Pod{}, corev1.ReplicationController{},
		corev1.Endpoints{}, corev1.Namespace{}, corev1.Secret{}, corev1.ServiceAccount{},
		corev1.PersistentVolumeClaim{}, corev1.PersistentVolume{}, corev1.LimitRange{}, corev1.ResourceQuota{},
		corev1.PodTemplate{},
	},
	"apps/v1":                      {appsv1.Deployment{}, appsv1.StatefulSet{}, appsv1.DaemonSet{}, appsv1.ReplicaSet{}},
	"batch/v1":                     {batchv1.Job{}, batchv1.CronJob{}},
	"autoscaling/v1":               {autoscalingv1.HorizontalPodAutoscaler{}},
	"autoscaling/v2":               {autoscalingv2.HorizontalPodAutoscaler{}},
	"node.k8s.io/v1":               {nodev1.RuntimeClass{}},
	"policy/v1":                    {policyv1.PodDisruptionBudget{}},
	"rbac.authorization.k8s.io/v1": {rbacv1.Role{}, rbacv1.ClusterRole{}, rbacv1.RoleBinding{}, rbacv1.ClusterRoleBinding{}},
	"scheduling.k8s.io/v1":         {schedulingv1.PriorityClass{}},
	"storage.k8s.io/v1":            {storagev1.StorageClass{}},
	"discovery.k8s.io/v1":          {discoveryv1.EndpointSlice{}},
	"networking.k8s.io/v1":         {networkingv1.NetworkPolicy{}, networkingv1.Ingress{}, networkingv1.IngressClass{}},
}

func describe(roots []reflect.Type) group {
	described := group{
		Types:    map[string]map[string]string{},
		Presence: map[string]map[string]string{},
		Merge:    map[string]map[string]string{},
	}
	walker := newWalker(described)
	for _, root := range roots {
		described.Kinds = append(described.Kinds, walker.typeOf(root))
	}
	return described
}

func typesOf(roots []any) []reflect.Type {
	types := make([]reflect.Type, len(roots))
	for i, root := range roots {
		types[i] = reflect.TypeOf(root)
	}
	return types
}

func main() {
	groups := map[string]group{}
	for apiVersion, roots := range kinds {
		groups[apiVersion] = describe(typesOf(roots))
	}
	for apiVersion, roots := range fileKinds() {
		groups[apiVersion] = describe(roots)
	}
	used := images{constants.DefaultEtcdVersion, constants.SupportedEtcdVersion, constants.CoreDNSVersion, constants.PauseVersion}
	gates := map[string]string{}
	for name := range features.InitFeatureGates {
		gates[name] = ""
	}
	listed := map[string]any{
		"groups": groups, "images": used, "words": map[string]any{"kubeadm feature gates": gates},
	}
	if err := json.NewEncoder(os.Stdout).Encode(listed); err != nil {
		panic(err)
	}
}
