// Puts manifests to the code of kube-vip-cloud-provider: it gives addresses of its ConfigMap to
// Services that an API server in memory holds. Requests and answers are lines of JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"

	"github.com/kube-vip/kube-vip-cloud-provider/pkg/ipam"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/kubernetes/fake"
	"sigs.k8s.io/yaml"
)

const (
	configMap  = "kubevip"
	namespace  = "kube-system"
	annotation = "kube-vip.io/loadbalancerIPs"
)

type request struct {
	Text string `json:"text"`
}

type answer struct {
	Accepted bool   `json:"accepted"`
	Says     string `json:"says"`
}

func main() {
	requests, answers := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	for {
		var asked request
		if requests.Decode(&asked) != nil {
			return
		}
		given := answer{Accepted: true}
		if err := judge(asked.Text); err != nil {
			given = answer{Says: err.Error()}
		}
		if answers.Encode(given) != nil {
			return
		}
	}
}

func judge(text string) error {
	pools, services, err := read(text)
	if err != nil || pools == nil {
		return err
	}
	// What it remembers of pools would outlive this file.
	ipam.Manager = nil
	client := fake.NewClientset(pools)
	// The controller meets Services in no order of its own; those that bring addresses come first here.
	sort.SliceStable(services, func(i, j int) bool { return isOwn(services[i]) && !isOwn(services[j]) })
	for _, one := range services {
		if _, err := client.CoreV1().Services(one.Namespace).Create(context.Background(), one, metav1.CreateOptions{}); err != nil {
			return err
		}
	}
	for _, one := range services {
		if _, err := syncLoadBalancer(context.Background(), client, one, configMap, namespace); err != nil {
			return fmt.Errorf("service %s: %w", one.Name, err)
		}
	}
	own := map[string]bool{}
	for _, one := range services {
		own[one.Name] = isOwn(one)
	}
	return unserved(client, own)
}

func isOwn(service *corev1.Service) bool {
	return service.Spec.LoadBalancerIP != "" || service.Annotations[annotation] != ""
}

// Who has nothing, or what another one has: the provider says neither.
func unserved(client kubernetes.Interface, own map[string]bool) error {
	services, err := client.CoreV1().Services("").List(context.Background(), metav1.ListOptions{})
	if err != nil {
		return err
	}
	owners := map[string]string{}
	for _, one := range services.Items {
		if !own[one.Name] && one.Annotations[annotation] == "" {
			return fmt.Errorf("service %s has no address", one.Name)
		}
		for _, address := range strings.Split(one.Annotations[annotation], ",") {
			for _, port := range one.Spec.Ports {
				key := fmt.Sprintf("%s port %d", strings.TrimSpace(address), port.Port)
				if owner, ok := owners[key]; ok && address != "0.0.0.0" && !(own[owner] && own[one.Name]) {
					return fmt.Errorf("services %s and %s both have %s", owner, one.Name, key)
				}
				owners[key] = one.Name
			}
		}
	}
	return nil
}

// Services as kube-apiserver of a dual-stack cluster, IPv4 first, serves them.
func read(text string) (*corev1.ConfigMap, []*corev1.Service, error) {
	var pools *corev1.ConfigMap
	var services []*corev1.Service
	for _, document := range strings.Split(text, "\n---\n") {
		var head metav1.PartialObjectMetadata
		if err := yaml.Unmarshal([]byte(document), &head); err != nil {
			return nil, nil, err
		}
		switch {
		case head.Kind == "ConfigMap" && head.Name == configMap:
			pools = &corev1.ConfigMap{}
			if err := yaml.Unmarshal([]byte(document), pools); err != nil {
				return nil, nil, err
			}
			pools.Namespace = namespace
		case head.Kind == "Service":
			service := &corev1.Service{}
			if err := yaml.Unmarshal([]byte(document), service); err != nil {
				return nil, nil, err
			}
			if service.Namespace == "" {
				service.Namespace = "default"
			}
			if len(service.Spec.IPFamilies) == 0 {
				service.Spec.IPFamilies = []corev1.IPFamily{corev1.IPv4Protocol}
			}
			if service.Spec.Type == corev1.ServiceTypeLoadBalancer && service.Spec.LoadBalancerClass == nil {
				services = append(services, service)
			}
		}
	}
	return pools, services, nil
}
