// Puts manifests to MetalLB's own code: its controller's reading of the configuration, and its
// allocator. Requests and answers are lines of JSON.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"go.universe.tf/metallb/api/v1beta1"
	"go.universe.tf/metallb/api/v1beta2"
	"go.universe.tf/metallb/internal/config"
	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"
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
	resources, services, mode, err := read(text)
	if err != nil {
		return err
	}
	cfg, err := config.For(resources, config.ValidationFor(mode), config.ForOptions{FRRK8sSecretPassthrough: true})
	if err != nil {
		return err
	}
	return allocate(cfg.Pools, services)
}

// Without a Deployment of MetalLB's own the mode is none, and nothing is held against it.
func read(text string) (config.ClusterResources, []corev1.Service, string, error) {
	resources := config.ClusterResources{Nodes: []corev1.Node{{ObjectMeta: metav1.ObjectMeta{Name: "node"}}}}
	var services []corev1.Service
	var controllers []appsv1.Deployment
	for _, document := range strings.Split(text, "\n---\n") {
		var head metav1.TypeMeta
		if err := yaml.Unmarshal([]byte(document), &head); err != nil {
			return resources, nil, "", err
		}
		err := add(head, []byte(document), &resources, &services)
		if head.Kind == "Deployment" {
			err = push([]byte(document), &controllers)
		}
		if err != nil {
			return resources, nil, "", fmt.Errorf("%s: %w", head.Kind, err)
		}
	}
	return resources, services, modeOf(controllers), nil
}

// As controller/main.go reads it.
func modeOf(controllers []appsv1.Deployment) string {
	for _, one := range controllers {
		for _, variable := range one.Spec.Template.Spec.Containers[0].Env {
			if variable.Name == "METALLB_BGP_TYPE" {
				return variable.Value
			}
		}
		return "native"
	}
	return ""
}

func add(head metav1.TypeMeta, document []byte, to *config.ClusterResources, services *[]corev1.Service) error {
	switch head.APIVersion + "/" + head.Kind {
	case "metallb.io/v1beta1/IPAddressPool":
		return push(document, &to.Pools)
	case "metallb.io/v1beta1/L2Advertisement":
		return push(document, &to.L2Advs)
	case "metallb.io/v1beta1/BGPAdvertisement":
		return push(document, &to.BGPAdvs)
	case "metallb.io/v1beta2/BGPPeer":
		return push(document, &to.Peers)
	case "metallb.io/v1beta1/BGPPeer":
		return pushOld(document, &to.Peers)
	case "metallb.io/v1beta1/BFDProfile":
		return push(document, &to.BFDProfiles)
	case "metallb.io/v1beta1/Community":
		return push(document, &to.Communities)
	case "v1/Namespace":
		return push(document, &to.Namespaces)
	case "v1/Service":
		return push(document, services)
	}
	return nil
}

// As the conversion webhook hands it on.
func pushOld(document []byte, peers *[]v1beta2.BGPPeer) error {
	var old v1beta1.BGPPeer
	var peer v1beta2.BGPPeer
	if err := yaml.Unmarshal(document, &old); err != nil {
		return err
	}
	if err := old.ConvertTo(&peer); err != nil {
		return err
	}
	*peers = append(*peers, peer)
	return nil
}

func push[T any](document []byte, list *[]T) error {
	var object T
	if err := yaml.Unmarshal(document, &object); err != nil {
		return err
	}
	*list = append(*list, object)
	return nil
}
