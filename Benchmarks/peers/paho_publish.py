"""What a message costs paho-mqtt, the usual client for Python.

Publishes the benchmarks' message over one TLS connection, by MQTT 5 and QoS 0, and prints the CPU
time of a message in nanoseconds: that of the whole process from CONNACK until the last message is
written.

    python3 paho_publish.py PORT AUTHORITIES MESSAGES
"""

import resource
import sys
import threading

import paho.mqtt.client as mqtt
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties

TOPIC = "sensor/temperature/raw"
PAYLOAD = b'{"temperature":{"value":3421.125,"unit":"C"}}'


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main():
    port, authorities, messages = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    connected = threading.Event()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, "paho", protocol=mqtt.MQTTv5)
    client.tls_set(ca_certs=authorities)
    client.max_queued_messages_set(0)
    client.on_connect = lambda *_: connected.set()
    client.connect("localhost", port)
    client.loop_start()
    if not connected.wait(10):
        sys.exit("paho: no CONNACK in 10 s")

    properties = Properties(PacketTypes.PUBLISH)
    properties.UserProperty = [
        ("__ts", "1758255553528:0:e5k0d3mz-17"),
        ("crucible", "e5k0d3mz00000h0000000000"),
    ]
    before = processor_seconds()
    for _ in range(messages):
        last = client.publish(TOPIC, PAYLOAD, qos=0, properties=properties)
    last.wait_for_publish(60)
    used = processor_seconds() - before
    client.disconnect()
    client.loop_stop()
    print(used * 1e9 / messages)


main()
