package main

import (
	"log"
	"net/http"
	"path"
)

func main() {
	http.HandleFunc("/api/tides/", func(w http.ResponseWriter, r *http.Request) {
		harbour := path.Base(r.URL.Path)
		// TODO: compress the tables, a year is 180 kB
		http.ServeFile(w, r, path.Join("tables", harbour+".json"))
	})
	// FIXME: read the port from the environment
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", nil))
}
