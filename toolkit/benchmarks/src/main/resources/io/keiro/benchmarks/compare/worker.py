"""Times one tool at the side of others: reads tasks, one a line, and answers each with the seconds it took and a number to check.

Usage: worker.py TOOL. A task is a name and an argument with a tab between them; an answer is "ok", seconds and check, or "failed" and a
sentence. Tools run here in a process of their own, as anybody would call them, with everything they need loaded before the clock starts.
"""

import sys
import time


class Pm4py:
    def __init__(self):
        import pm4py

        self.pm4py = pm4py

    def load(self, path):
        self.log = self.pm4py.read_xes(path)

    def read_xes(self, path):
        return len(self.pm4py.read_xes(path))

    def directly_follows(self, _):
        return sum(self.pm4py.discover_dfg(self.log)[0].values())

    def performance(self, _):
        return len(self.pm4py.discover_performance_dfg(self.log)[0])

    def variants(self, _):
        return len(self.pm4py.get_variants(self.log))

    def eventually_follows(self, _):
        return sum(self.pm4py.discover_eventually_follows_graph(self.log).values())

    def top_variants(self, _):
        return len(self.pm4py.filter_variants_top_k(self.log, 10))


class R4pm:
    def __init__(self):
        import r4pm

        self.r4pm = r4pm

    def read_xes(self, path):
        return len(self.r4pm.df.import_xes(path)[0])


class Polars:
    def __init__(self):
        import polars

        self.polars = polars

    def load(self, path):
        import r4pm

        pl = self.polars
        log = r4pm.df.import_xes(path)[0].select(
            pl.col("case:concept:name").alias("case"),
            pl.col("concept:name").cast(pl.Categorical).alias("activity"),
            pl.col("time:timestamp").alias("time"),
        )
        # The frame of r4pm has the events of a case together: the case as a number is what Polars compares quickest.
        self.log = log.with_columns(pl.col("case").rle_id().alias("case")).set_sorted("case")

    def read_csv(self, path):
        pl = self.polars
        frame = pl.read_csv(path, try_parse_dates=True)
        return len(frame.sort("case", "time", maintain_order=True))

    def pairs(self):
        pl = self.polars
        return self.log.select(
            pl.col("activity"),
            pl.col("activity").shift(-1).alias("next"),
            (pl.col("time").shift(-1) - pl.col("time")).alias("gap"),
            (pl.col("case").shift(-1) == pl.col("case")).alias("same"),
        ).filter(pl.col("same"))

    def directly_follows(self, _):
        return self.pairs().group_by("activity", "next").len().get_column("len").sum()

    def performance(self, _):
        pl = self.polars
        return len(
            self.pairs()
            .group_by("activity", "next")
            .agg(
                pl.col("gap").median().alias("median"),
                pl.col("gap").mean().alias("mean"),
                pl.col("gap").quantile(0.9).alias("p90"),
                pl.col("gap").sum().alias("sum"),
                pl.col("gap").min().alias("min"),
                pl.col("gap").max().alias("max"),
            )
        )

    def variants(self, _):
        pl = self.polars
        sequences = self.log.group_by("case", maintain_order=True).agg(pl.col("activity").to_physical())
        return len(sequences.group_by("activity").len())


class Duckdb:
    def __init__(self):
        import duckdb

        self.duckdb = duckdb
        self.connection = duckdb.connect()

    def load(self, path):
        import r4pm

        frame = r4pm.df.import_xes(path)[0]
        self.connection.register("frame", frame)
        self.connection.execute(
            """create or replace table log as
               select dense_rank() over (order by "case:concept:name")::integer as case_number,
                      row_number() over () as position,
                      "concept:name"::text as activity, "time:timestamp" as time
               from frame order by case_number, position"""
        )
        self.connection.execute("create or replace type activities as enum (select distinct activity from log)")
        self.connection.execute("alter table log alter activity type activities")

    def read_csv(self, path):
        connection = self.duckdb.connect()
        connection.execute(f"create table log as select * from read_csv('{path}') order by \"case\", time")
        return connection.execute("select count(*) from log").fetchone()[0]

    PAIRS = """select activity, lead(activity) over cases as next, lead(time) over cases - time as gap
               from log window cases as (partition by case_number order by position)"""

    def directly_follows(self, _):
        rows = self.connection.execute(
            f"select activity, next, count(*) from ({self.PAIRS}) where next is not null group by all"
        ).fetchall()
        return sum(row[2] for row in rows)

    def performance(self, _):
        return len(
            self.connection.execute(
                f"""select activity, next, count(*), median(gap), avg(epoch(gap)), sum(epoch(gap)), min(gap), max(gap)
                    from ({self.PAIRS}) where next is not null group by all"""
            ).fetchall()
        )

    def variants(self, _):
        return len(
            self.connection.execute(
                """select variant, count(*) from
                   (select list(activity order by position) as variant from log group by case_number)
                   group by variant"""
            ).fetchall()
        )


TOOLS = {"pm4py": Pm4py, "r4pm": R4pm, "Polars": Polars, "DuckDB": Duckdb}


def main():
    # What a tool prints must not be taken for an answer.
    answers = sys.stdout
    sys.stdout = sys.stderr
    tool = TOOLS[sys.argv[1]]()
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        task, argument = line.rstrip("\n").split("\t")
        try:
            work = getattr(tool, task)
            begun = time.perf_counter()
            check = work(argument)
            seconds = time.perf_counter() - begun
            print(f"ok\t{seconds}\t{check or 0}", file=answers, flush=True)
        except Exception as failure:
            words = " ".join(str(failure).split())
            print(f"failed\t{type(failure).__name__}: {words}", file=answers, flush=True)


main()
