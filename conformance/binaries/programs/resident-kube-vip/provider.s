// Lets provider.go declare a function whose body is elsewhere.
