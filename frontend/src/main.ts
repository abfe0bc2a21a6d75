import { mount } from "svelte";
import App from "./App.svelte";
import { takeToken } from "./lib/api";
import "./style.css";

takeToken();
mount(App, { target: document.getElementById("app")! });
