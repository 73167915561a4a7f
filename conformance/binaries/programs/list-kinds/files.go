package main

import (
	"reflect"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	apiserverv1 "k8s.io/apiserver/pkg/apis/apiserver/v1"
	apiserverv1alpha1 "k8s.io/apiserver/pkg/apis/apiserver/v1alpha1"
	apiserverv1beta1 "k8s.io/apiserver/pkg/apis/apiserver/v1beta1"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"
	schedulerv1 "k8s.io/kube-scheduler/config/v1"
	eventratelimit "k8s.io/kubernetes/plugin/pkg/admission/eventratelimit/apis/eventratelimit/v1alpha1"
	podsecurityv1 "k8s.io/pod-security-admission/admission/api/v1"
	podsecurityv1alpha1 "k8s.io/pod-security-admission/admission/api/v1alpha1"
	podsecurityv1beta1 "k8s.io/pod-security-admission/admission/api/v1beta1"
)

// fileSchemes register the kinds that kube-apiserver and kube-scheduler read out of files of their
// own; init functions add what only some minors have.
var fileSchemes = []func(*runtime.Scheme) error{
	apiserverv1.AddToScheme, apiserverv1alpha1.AddToScheme, apiserverv1beta1.AddToScheme,
	auditv1.AddToScheme, schedulerv1.AddToScheme,
	eventratelimit.AddToScheme,
	podsecurityv1.AddToScheme, podsecurityv1alpha1.AddToScheme, podsecurityv1beta1.AddToScheme,
}

// fileKinds are the registered types by apiVersion, in order. Lists and audit events are no files,
// and the group "" holds EncryptionConfig only, another name for EncryptionConfiguration.
func fileKinds() map[string][]reflect.Type {
	scheme := runtime.NewScheme()
	for _, register := range fileSchemes {
		if err := register(scheme); err != nil {
			panic(err)
		}
	}
	found := map[string][]reflect.Type{}
	for kind, registered := range scheme.AllKnownTypes() {
		isFile := kind.Kind == "Policy" || strings.HasSuffix(kind.Kind, "Configuration") ||
			strings.HasSuffix(kind.Kind, "Args")
		if !isFile || kind.Group == "" || kind.Version == runtime.APIVersionInternal {
			continue
		}
		apiVersion := kind.GroupVersion().String()
		if !slices.Contains(found[apiVersion], registered) {
			found[apiVersion] = append(found[apiVersion], registered)
		}
	}
	for _, types := range found {
		slices.SortFunc(types, func(a, b reflect.Type) int { return strings.Compare(a.Name(), b.Name()) })
	}
	return found
}
