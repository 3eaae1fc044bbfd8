// Two images of one application, sharing a stage. Everything they need is on the machine: no registry is asked.
group "default" {
  targets = ["backend", "frontend"]
}

target "_common" {
  dockerfile = "../Dockerfile"
  contexts = {
    // A static busybox, the only file that does not come from this folder.
    tools = "tools"
  }
}

target "backend" {
  inherits = ["_common"]
  context  = "backend"
  target   = "backend"
  tags     = ["quickstart/backend:latest"]
}

target "frontend" {
  inherits = ["_common"]
  context  = "frontend"
  target   = "frontend"
  tags     = ["quickstart/frontend:latest"]
}
