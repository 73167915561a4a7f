//go:build minor28

package main

import schedulerv1beta3 "k8s.io/kube-scheduler/config/v1beta3"

func init() { fileSchemes = append(fileSchemes, schedulerv1beta3.AddToScheme) }
