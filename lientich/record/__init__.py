"""The public record: what is published of Đảng ủy TKV and Đảng ủy Than Quảng Ninh, each entry with
its source. Nobody acts in it but an invented cataloguer.
"""
