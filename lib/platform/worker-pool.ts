import "server-only";
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

/** What came of a task: its answer, or why there is none. */
export type TaskOutcome<Answer> =
	| { readonly ok: true; readonly answer: Answer }
	/** Too many tasks wait already. */
	| { readonly ok: false; readonly problem: "busy" }
	/** It took longer than any task may. */
	| { readonly ok: false; readonly problem: "timed-out" };

interface PoolOptions {
	/** Seconds that a task may take, the wait for a free thread not counted. */
	readonly seconds: number;
	/** Tasks that may wait. */
	readonly queue: number;
}

interface Waiting {
	readonly task: unknown;
	readonly settle: (outcome: TaskOutcome<unknown>) => void;
	readonly fail: (error: Error) => void;
}

/** Milliseconds after which a thread without work is ended. */
const IDLE = 30_000;
/** A task that needs more memory than this ends its thread and not the server. */
const MAX_MEMORY_MB = 1024;

/**
 * Threads for work that would keep the server from answering anybody else. A thread is started when there is work
 * and ended when there is none for a while; it answers each message with one. A thread that takes too long or breaks
 * is ended, and the next task gets a new one.
 */
export class WorkerPool<Task, Answer> {
	private readonly idle: { worker: Worker; timer: NodeJS.Timeout }[] = [];
	private readonly waiting: Waiting[] = [];
	private running = 0;
	/** One thread is left to the server itself. */
	private readonly size = Math.max(1, Math.min(2, availableParallelism() - 1));

	constructor(
		private readonly file: string,
		private readonly options: PoolOptions,
	) {}

	/** Does a task in a thread; rejects where the thread breaks. */
	run(task: Task): Promise<TaskOutcome<Answer>> {
		if (this.waiting.length >= this.options.queue) return Promise.resolve({ ok: false, problem: "busy" });
		return new Promise((resolve, reject) => {
			// The thread's answers are of the type that its file gives them.
			const settle = (outcome: TaskOutcome<unknown>) => resolve(outcome as TaskOutcome<Answer>);
			this.waiting.push({ task, settle, fail: reject });
			this.next();
		});
	}

	private next(): void {
		if (this.running >= this.size) return;
		const waiting = this.waiting.shift();
		if (!waiting) return;
		this.running++;
		const free = this.idle.pop();
		const worker = free?.worker ?? this.start();
		clearTimeout(free?.timer);
		worker.removeAllListeners();
		const end = (reusable: boolean): void => {
			clearTimeout(timer);
			worker.removeAllListeners();
			this.running--;
			if (reusable) this.keep(worker);
			else void worker.terminate();
			this.next();
		};
		const timer = setTimeout(() => {
			end(false);
			waiting.settle({ ok: false, problem: "timed-out" });
		}, this.options.seconds * 1000);
		worker.once("message", (answer: unknown) => {
			end(true);
			waiting.settle({ ok: true, answer });
		});
		worker.once("error", (error: Error) => {
			end(false);
			waiting.fail(error);
		});
		worker.once("exit", () => {
			end(false);
			waiting.fail(new Error(`A thread of ${this.file} ended before its answer`));
		});
		worker.postMessage(waiting.task);
	}

	private start(): Worker {
		// The file needs none of the loaders that the server was started with, and they take longer to start than it does.
		const worker = new Worker(this.file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB } });
		// The server may end while a thread is idle.
		worker.unref();
		return worker;
	}

	private keep(worker: Worker): void {
		const drop = (): void => {
			clearTimeout(timer);
			const at = this.idle.findIndex((own) => own.worker === worker);
			if (at !== -1) this.idle.splice(at, 1);
			void worker.terminate();
		};
		const timer = setTimeout(drop, IDLE);
		timer.unref();
		worker.once("error", drop);
		worker.once("exit", drop);
		this.idle.push({ worker, timer });
	}
}
