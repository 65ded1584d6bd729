"""The screens in a browser on the same machine: who may come in, and the server.

This is the only room that knows the network, and only `relief serve` opens it.
"""
