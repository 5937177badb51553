"""The control socket: other processes command and follow the running sleepterm.

`protocol.py` has the messages, `server.py` answers in the running program as a
`Companion`, `client.py` asks from another one, and `remote_playback.py` is `Playback`
over the socket. What may be asked is listed in `requests.py`.

Only this user's processes reach the socket, and what they send is not trusted: sizes,
types and numbers are checked before playback sees them.
"""
