//go:build encryption29

package main

import encryption "k8s.io/apiserver/pkg/apis/config/v1"

// Up to 1.29 the types of encryption at rest live in a package of their own.
func init() { fileSchemes = append(fileSchemes, encryption.AddToScheme) }
